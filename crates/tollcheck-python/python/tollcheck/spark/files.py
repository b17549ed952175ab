"""Files where Spark has them: on HDFS, in an object store, on this machine."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pyspark.sql import SparkSession


class Files:
    """The file systems that Spark knows."""

    def __init__(self, spark: SparkSession):
        jvm: Any = spark._jvm
        self._path, self._conf = jvm.org.apache.hadoop.fs.Path, spark._jsc.hadoopConfiguration()

    def _open(self, name: str) -> tuple[Any, Any]:
        """The file system that has `name`, and the path of it there."""
        path = self._path(name)
        return path.getFileSystem(self._conf), path

    def exist(self, name: str) -> bool:
        """Whether something is at `name`."""
        system, path = self._open(name)
        return bool(system.exists(path))

    def move(self, source: str, target: str) -> None:
        """Puts the folder `source` where `target` is to be, in place of what is there."""
        system, here = self._open(source)
        _, there = self._open(target)
        system.delete(there, True)
        if there.getParent() is not None:
            system.mkdirs(there.getParent())
        if not system.rename(here, there):
            raise OSError(f"{source} cannot be renamed to {target}")
        system.create(self._path(there, "_SUCCESS")).close()

    def rename(self, folder: str, ending: str, other: str) -> None:
        """Gives the files of `folder` that have `ending` another one."""
        system, path = self._open(folder)
        names = [status.getPath().getName() for status in system.listStatus(path)]
        names = [name for name in names if name.endswith(ending)]

        def change(name: str) -> None:
            if not system.rename(self._path(path, name), self._path(path, name.removesuffix(ending) + other)):
                raise OSError(f"{folder}/{name} cannot be renamed")

        # Where a file has to be copied for that, as in an object store, it takes its time.
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(change, names))

    def delete(self, name: str) -> None:
        """Removes `name` and what is in it."""
        system, path = self._open(name)
        system.delete(path, True)

    def format(self, pattern: str) -> str:
        """`jsonl` where the first file of `pattern` is called so, else `parquet`."""
        system, path = self._open(pattern)
        found = system.globStatus(path) or []
        while found and found[0].isDirectory():
            inner = system.listStatus(found[0].getPath())
            found = [it for it in inner if not it.getPath().getName().startswith(("_", "."))]
        if not found:
            raise FileNotFoundError(f"{pattern}: there is nothing to read")
        name = found[0].getPath().getName()
        return "jsonl" if any(f".{end}" in name for end in ("jsonl", "ndjson", "json")) else "parquet"
