"""What a person sees: the scene, the panels, the screens. Reads the engine; never changes its physics."""
