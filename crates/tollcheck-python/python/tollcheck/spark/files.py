"""Files where Spark has them: on HDFS, in an object store, on this machine."""

from pyspark.sql import SparkSession


class Files:
    """The file systems that Spark knows."""

    def __init__(self, spark: SparkSession):
        self._jvm, self._conf = spark._jvm, spark._jsc.hadoopConfiguration()

    def _open(self, path: str):
        path = self._jvm.org.apache.hadoop.fs.Path(path)
        return path.getFileSystem(self._conf), path

    def exist(self, path: str) -> bool:
        """Whether something is at `path`."""
        system, path = self._open(path)
        return system.exists(path)

    def move(self, source: str, target: str) -> None:
        """Puts the folder `source` where `target` is to be, in place of what is there."""
        system, source = self._open(source)
        _, target = self._open(target)
        system.delete(target, True)
        if target.getParent() is not None:
            system.mkdirs(target.getParent())
        if not system.rename(source, target):
            raise OSError(f"{source} cannot be renamed to {target}")
        system.create(self._jvm.org.apache.hadoop.fs.Path(target, "_SUCCESS")).close()

    def delete(self, path: str) -> None:
        """Removes `path` and what is in it."""
        system, path = self._open(path)
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
