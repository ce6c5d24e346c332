from zhiheng.access import room


class ApplicationsConfig(room.Room):
    name = "zhiheng.applications"
    label = "applications"
