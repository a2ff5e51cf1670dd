"""Asks one oracle every question of a file; writes one JSON line a question: its name, the answer and the seconds.

The oracle runs in a process of its own, which is ended and replaced when it does not keep to the time limit by itself.
Answers: member, not-member, complex (complex factors exist), unknown (the oracle gave up), time limit.
"""

import argparse
import importlib
import json
import multiprocessing
import sys
import time

import questions


def serve(oracle_name, pipe):
    oracle = importlib.import_module(f"{oracle_name}_oracle").Oracle()
    pipe.send("ready")
    while True:
        task = pipe.recv()
        if task is None:
            break
        pipe.send(oracle.answer(*task))
    if hasattr(oracle, "close"):
        oracle.close()


class Worker:
    """An oracle in a process of its own."""

    def __init__(self, oracle_name, limit):
        self.oracle_name, self.limit = oracle_name, limit
        self.start()

    def start(self):
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=serve, args=(self.oracle_name, other))
        self.process.start()
        other.close()
        self.pipe.recv()

    def answer(self, question):
        start = time.perf_counter()
        self.pipe.send((question, self.limit))
        if self.pipe.poll(1.5 * self.limit + 0.5):
            return self.pipe.recv()
        self.process.kill()
        self.process.join()
        seconds = time.perf_counter() - start
        self.start()
        return "time limit", seconds

    def close(self):
        self.pipe.send(None)
        self.process.join()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("oracle", choices=["z3", "cvc5", "singular"])
    parser.add_argument("questions")
    parser.add_argument("--timeout", type=float, default=2, help="seconds for each question")
    parser.add_argument("--limit", type=int, help="ask so many questions only, spread over the file")
    arguments = parser.parse_args()
    asked = list(questions.read(arguments.questions))
    if arguments.limit and arguments.limit < len(asked):
        asked = [asked[n * len(asked) // arguments.limit] for n in range(arguments.limit)]
    worker = Worker(arguments.oracle, arguments.timeout)
    for question in asked:
        answer, seconds = worker.answer(question)
        print(json.dumps({"name": question.name, "answer": answer, "seconds": round(seconds, 6)}), flush=True)
    worker.close()
    return 0


if __name__ == "__main__":
    multiprocessing.set_start_method("forkserver")
    sys.exit(main())
