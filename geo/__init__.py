"""Federal subjects of Russia: their names, their shapes, their neighbours."""
