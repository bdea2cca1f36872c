namespace SectorPipeline.Jinja.Builtins;

/// <summary>Breaks one paragraph into lines of at most a width, as Python's textwrap does without touching its blanks.</summary>
internal sealed class WordWrapper(int width, bool breakLongWords, bool breakOnHyphens)
{
    private readonly List<string> lines = [];
    private readonly List<string> line = [];
    private int length;

    public List<string> Wrap(string paragraph)
    {
        foreach (var chunk in Chunks(paragraph))
            Add(chunk);
        Finish();
        return lines;
    }

    private void Add(string chunk)
    {
        while (chunk.Length > 0 && length + chunk.Length > width)
        {
            if (chunk.Length > width && breakLongWords)
                chunk = Split(chunk);
            else if (line.Count == 0)
                break;
            Finish();
        }

        var opensLine = line.Count == 0 && lines.Count > 0;
        if (chunk.Length == 0 || (opensLine && string.IsNullOrWhiteSpace(chunk)))
            return;
        line.Add(chunk);
        length += chunk.Length;
    }

    // Fills the line with the beginning of the word and returns the rest.
    private string Split(string word)
    {
        var room = Math.Max(1, width - length);
        line.Add(word[..room]);
        return word[room..];
    }

    // Blanks at the end of a line are dropped.
    private void Finish()
    {
        if (line.Count > 0 && string.IsNullOrWhiteSpace(line[^1]))
            line.RemoveAt(line.Count - 1);
        if (line.Count > 0)
            lines.Add(string.Concat(line));
        line.Clear();
        length = 0;
    }

    private IEnumerable<string> Chunks(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            var isBlank = char.IsWhiteSpace(text[start]);
            while (end < text.Length && char.IsWhiteSpace(text[end]) == isBlank && !(breakOnHyphens && IsBreak(text, end)))
                end++;
            yield return text[start..end];
            start = end;
        }
    }

    // Behind a hyphen between letters.
    private static bool IsBreak(string text, int at) =>
        at >= 2 && text[at - 1] == '-' && char.IsLetter(text[at - 2]) && char.IsLetter(text[at]);
}
