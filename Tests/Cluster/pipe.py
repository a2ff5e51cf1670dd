#!/usr/bin/env python3
"""Answers the lines of a file on a Spark cluster: supportcheck batch is a pipe for each partition.

    pipe.py MASTER SUPPORTCHECK INPUT OUTPUT PARTITIONS

Each line goes with its number; so it is answered under that number whatever partition it is in, and a partition that is
lost with its worker is answered anew. INPUT and OUTPUT are paths that all workers see.
"""

import shlex
import sys

from pyspark import SparkConf, SparkContext


def main() -> None:
    master, program, source, target, partitions = sys.argv[1:]
    settings = SparkConf().setMaster(master).setAppName("supportcheck").set("spark.executor.memory", "512m")
    context = SparkContext(conf=settings)
    numbered = context.textFile(source, int(partitions)).zipWithIndex().map(lambda entry: f"{entry[1] + 1}\t{entry[0]}")
    # Status 2: some line could not be read, and is answered so.
    filtered = shlex.quote(f"{shlex.quote(program)} batch --numbered --quiet --threads 1 || test $? -eq 2")
    numbered.pipe(f"sh -c {filtered}", checkCode=True).saveAsTextFile(target)
    context.stop()


if __name__ == "__main__":
    main()
