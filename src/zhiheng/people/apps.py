from zhiheng.access import room


class PeopleConfig(room.Room):
    name = "zhiheng.people"
    label = "people"
