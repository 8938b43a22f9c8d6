"""How many slips lie between a word and others."""

FAR = 99
_JOINTS = str.maketrans("", "", "_-. ")


class Slips:
    """A word that is compared with many: what is known of it alone is found once."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.joined = word.translate(_JOINTS)
        self.without = str.maketrans("", "", word)  # takes the word's letters out of another
        self.places: dict[str, int] = {}  # of each letter, as bits
        for index, letter in enumerate(word):
            self.places[letter] = self.places.get(letter, 0) | 1 << index

    def to(self, other: str, limit: int) -> int:
        """Slips from the word to another, 0 where only joints differ; FAR when there are more than `limit`.

        A slip is a letter put in, left out or exchanged, or two neighbours that changed places (optimal string
        alignment).
        """
        if self.joined == other.translate(_JOINTS):
            return 0
        if abs(len(self.word) - len(other)) > limit or len(other.translate(self.without)) > limit:
            return FAR
        return self._aligned(other, limit)

    def _aligned(self, other: str, limit: int) -> int:
        """The distance by Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).

        It goes through the table of distances column by column; the bits say where a column differs from its neighbour
        above (`down`, `up`: one more, one less) and from the column before it (`more`, `less`).
        """
        distance, left = len(self.word), len(other)
        if not distance:
            return left
        every, last = (1 << distance) - 1, 1 << (distance - 1)
        down, up, same, before = every, 0, 0, 0
        for letter in other:
            here = self.places.get(letter, 0)
            swapped = ((~same & here) << 1) & before
            same = ((((here & down) + down) ^ down) | here | up | swapped) & every
            more, less = up | (every & ~(same | down)), same & down
            distance += bool(more & last) - bool(less & last)
            left -= 1
            if distance - left > limit:
                return FAR
            more, less = (more << 1 | 1) & every, (less << 1) & every
            down, up, before = less | (every & ~(same | more)), more & same, here
        return distance
