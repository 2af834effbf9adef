"""A small kit of controls that mouse, touch and keyboard reach alike."""
