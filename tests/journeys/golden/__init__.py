"""The golden edition clicked through: its cast as data, its steps as what people do with pages."""
