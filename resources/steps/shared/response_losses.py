"""How unexpected the tokens of responses are to a language model: sums over each response, whatever stands beside it.

Needs torch alone. `model` is anything that is called with `input_ids` and `attention_mask` and gives `logits`.
"""

import torch
from torch.nn import functional

# Positions whose probabilities are worked out at once: a vocabulary of 128,000 takes half a megabyte for each.
POSITIONS = 512


def losses_of_responses(logits, tokens, of_response):
    """Sums of the negative log-likelihood in nats, and numbers of tokens, one of each a row.

    `logits` [rows, length, vocabulary], `tokens` and `of_response` [rows, length]. A token counts where it is of the
    response; its probability is the one that the logits of the token before give. The first token of a row has none.
    """
    rows, length = tokens.shape
    sums = torch.zeros(rows, dtype=torch.float64, device=tokens.device)
    for start in range(0, length - 1, POSITIONS):
        end = min(start + POSITIONS, length - 1)
        predicted = logits[:, start:end].float()
        targets = tokens[:, start + 1:end + 1]
        loss = functional.cross_entropy(predicted.transpose(1, 2), targets, reduction="none").double()
        sums += torch.where(of_response[:, start + 1:end + 1], loss, torch.zeros_like(loss)).sum(1)
    return sums, of_response[:, 1:].sum(1)


def padded(rows, device=None):
    """Rows of (tokens, length of what goes before the response), filled up at the right: tokens, mask, of_response."""
    longest = max(len(tokens) for tokens, _ in rows)
    tokens = torch.zeros((len(rows), longest), dtype=torch.long)
    mask = torch.zeros_like(tokens)
    of_response = torch.zeros(tokens.shape, dtype=torch.bool)
    for row, (given, before) in enumerate(rows):
        tokens[row, :len(given)] = torch.tensor(given, dtype=torch.long)
        mask[row, :len(given)] = 1
        of_response[row, before:len(given)] = True
    return tokens.to(device), mask.to(device), of_response.to(device)


def measure(model, rows, device=None):
    """Of each row the mean negative log-likelihood of its response in nats a token, and its tokens; (None, 0) for none."""
    tokens, mask, of_response = padded(rows, device)
    with torch.no_grad():
        logits = model(input_ids=tokens, attention_mask=mask).logits
    sums, counts = losses_of_responses(logits, tokens, of_response)
    return [(total / count, count) if count > 0 else (None, 0) for total, count in zip(sums.tolist(), counts.tolist())]


def batches(lengths, most_tokens, most_rows):
    """Places of rows in batches of about the same length, the longest first, so that a lack of memory shows at once."""
    order = sorted(range(len(lengths)), key=lambda place: (-lengths[place], place))
    batch = []
    for place in order:
        # The first of a batch is its longest: all others are filled up to it.
        if batch and (len(batch) == most_rows or lengths[batch[0]] * (len(batch) + 1) > most_tokens):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
