"""Generated English for the benchmark sites: each function draws from the given `random.Random`."""

words = """the harbour office keeps a book of its moorings and the master signs it each week when the tide
allows inspectors asked how steps are cleaned who looks after lamps and what is done when a chain is worn
crews said that notices were clear but seldom changed and that berths are given out by word of mouth
some quays had a plan for storms others relied on memory repairs wait for the supply boat in winter""".split()


def sentence(pick):
    text = " ".join(pick.choices(words, k=pick.randint(8, 18)))
    return text[0].upper() + text[1:] + "."


def paragraph(pick):
    return " ".join(sentence(pick) for _ in range(pick.randint(3, 6)))


def body(pick, links):
    parts = [paragraph(pick)]
    wanted = pick.randint(3200, 6800)
    while sum(len(part) for part in parts) < wanted:
        parts.append(paragraph(pick))
        if links and pick.random() < 0.6:
            parts[-1] += f" See [{sentence(pick)[:-1].lower()}]({links.pop()})."
        if pick.random() < 0.2:
            parts.append("## " + sentence(pick)[:-1])
        if pick.random() < 0.2:
            parts.append("\n".join("- " + sentence(pick) for _ in range(4)))
    rows = [f"| **{sentence(pick)[:-1]}** | {pick.choice(words)} |" for _ in range(5)]
    table = "\n".join(["| what was looked at | what was seen |", "|---|---|"] + rows)
    return "\n\n".join(parts[:1] + [table] + parts[1:]) + "\n"
