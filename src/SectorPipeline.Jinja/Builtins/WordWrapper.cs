namespace SectorPipeline.Jinja.Builtins;

/// <summary>Breaks one paragraph into lines of at most a width, as Python's textwrap does without touching its blanks.</summary>
internal sealed class WordWrapper(int width, bool breakLongWords, bool breakOnHyphens)
{
    public List<string> Wrap(string paragraph)
    {
        var chunks = new Queue<string>(Chunks(paragraph));
        var lines = new List<string>();
        var line = new List<string>();
        var length = 0;
        while (chunks.TryDequeue(out var chunk))
        {
            if (line.Count == 0 && lines.Count > 0 && string.IsNullOrWhiteSpace(chunk))
                continue;
            while (length + chunk.Length > width)
            {
                var room = Math.Max(1, width - length);
                if (chunk.Length > width && breakLongWords)
                {
                    line.Add(chunk[..room]);
                    chunk = chunk[room..];
                }
                else if (line.Count == 0)
                {
                    break;
                }

                Finish(lines, line);
                length = 0;
                if (string.IsNullOrWhiteSpace(chunk))
                    chunk = "";
            }

            if (chunk.Length == 0)
                continue;
            line.Add(chunk);
            length += chunk.Length;
        }

        Finish(lines, line);
        return lines;
    }

    // Blanks at the end of a line are dropped.
    private static void Finish(List<string> lines, List<string> line)
    {
        if (line.Count > 0 && string.IsNullOrWhiteSpace(line[^1]))
            line.RemoveAt(line.Count - 1);
        if (line.Count > 0)
            lines.Add(string.Concat(line));
        line.Clear();
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
