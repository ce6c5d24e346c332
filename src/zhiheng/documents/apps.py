from zhiheng.access import room


class DocumentsConfig(room.Room):
    name = "zhiheng.documents"
    label = "documents"
