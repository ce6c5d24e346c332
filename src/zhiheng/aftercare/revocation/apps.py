from zhiheng.access import room


class AftercareConfig(room.Room):
    name = "zhiheng.aftercare.revocation"
    label = "aftercare"
