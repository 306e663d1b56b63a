from tests.stores import cluster, migrated, store_path

__all__ = ["cluster", "migrated", "store_path"]
