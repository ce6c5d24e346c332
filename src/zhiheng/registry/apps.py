from zhiheng.access import room


class RegistryConfig(room.Room):
    name = "zhiheng.registry"
    label = "registry"
