from tests.stores import migrated, store_path

__all__ = ["migrated", "store_path"]
