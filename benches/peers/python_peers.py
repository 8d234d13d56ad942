"""Asks a peer written in Python about pages: python_peers.py PACKAGE PAGES.jsonl ANSWERS.jsonl

A page is a line {"id", "html"}; its answer is a line {"id", "text", "title", "day", "seconds"}, where seconds
are of the processor and of the peer alone. trafilatura runs with its fallback, comments off and tables on;
htmldate looks for the first day of publication with its extensive search. Neither is given an address.
"""
import json
import logging
import sys
import time


def trafilatura_peer():
    from trafilatura import bare_extraction

    def ask(html):
        found = bare_extraction(html, include_comments=False, include_tables=True, with_metadata=True)
        if found is None:
            return {}
        return {"text": found.text or "", "title": found.title or "", "day": found.date}

    return ask


def htmldate_peer():
    from htmldate import find_date

    return lambda html: {"day": find_date(html, original_date=True, extensive_search=True)}


def main(package, pages, answers):
    logging.disable(logging.CRITICAL)
    ask = {"trafilatura": trafilatura_peer, "htmldate": htmldate_peer}[package]()
    with open(pages, encoding="utf-8") as given, open(answers, "w", encoding="utf-8") as told:
        for line in given:
            page = json.loads(line)
            begun = time.process_time()
            try:
                answer = ask(page["html"])
            except Exception as reason:  # a peer that fails on a page has no answer for it
                answer = {"failed": repr(reason)}
            answer |= {"id": page["id"], "seconds": time.process_time() - begun}
            told.write(json.dumps(answer, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
