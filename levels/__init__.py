"""Level scripts: one TOML file a level."""
