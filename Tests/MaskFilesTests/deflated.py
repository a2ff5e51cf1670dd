"""Zip files whose data zlib deflates with chosen parameters, which the standard library's writer does not offer."""

import struct
import zlib


def write_zip(path, files):
    """Writes files (name, content, arguments of zlib.compressobj)."""
    with open(path, "wb") as file:
        directory = b""
        for name, content, parameters in files:
            compressor = zlib.compressobj(*parameters)
            data = compressor.compress(content) + compressor.flush()
            fields = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 0x21, zlib.crc32(content), len(data), len(content), len(name), 0)
            directory += struct.pack("<LH", 0x02014B50, 20) + fields + struct.pack("<HHHLL", 0, 0, 0, 0, file.tell()) + name.encode()
            file.write(struct.pack("<L", 0x04034B50) + fields + name.encode() + data)
        start = file.tell()
        file.write(directory)
        file.write(struct.pack("<LHHHHLLH", 0x06054B50, 0, 0, len(files), len(files), len(directory), start, 0))
