using System.Globalization;
using System.Text;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>Reads a CSV file line by line without copying it: the fields of the current row are slices of the buffer.</summary>
internal sealed class CsvRows : IDisposable
{
    private const int ChunkBytes = 1 << 18;

    private readonly string file;
    private readonly Stream stream;
    private readonly Range[] fields;
    private byte[] buffer = new byte[ChunkBytes];
    private int lineStart;
    private int lineEnd;
    private int next;
    private int filled;
    private bool ended;

    /// <param name="file">Named in errors.</param>
    /// <param name="stream">The text, uncompressed; disposed with this.</param>
    /// <param name="header">The columns that the first line must have, in this order.</param>
    public CsvRows(string file, Stream stream, string header)
    {
        (this.file, this.stream) = (file, stream);
        fields = new Range[header.Count(character => character == ',') + 1];
        if (!NextLine() || Encoding.UTF8.GetString(buffer.AsSpan(lineStart..lineEnd)).TrimStart('\uFEFF') != header)
            throw Fault($"the first line is not '{header}'");
    }

    /// <summary>The line number of the current row; the header is line 1.</summary>
    public int Line { get; private set; }

    public ReadOnlySpan<byte> this[int column] => buffer.AsSpan(fields[column]);

    /// <summary>Moves to the next row; false at the end.</summary>
    public bool Read()
    {
        if (!NextLine())
            return false;
        Split();
        return true;
    }

    public string Text(int column) => Encoding.UTF8.GetString(this[column]).Replace("\"\"", "\"", StringComparison.Ordinal);

    public DateOnly Date(int column) => CsvValue.TryDate(this[column], out var date) ? date : throw Fault(column, "a date such as 2019-12-31");

    public double Number(int column) => CsvValue.TryNumber(this[column], out var number) ? number : throw Fault(column, "a number");

    public PipelineException Fault(int column, string expected) =>
        Fault($"column {(column + 1).ToString(CultureInfo.InvariantCulture)} is '{Encoding.UTF8.GetString(this[column])}', not {expected}");

    public PipelineException Fault(string what) =>
        new($"{file}:{Line.ToString(CultureInfo.InvariantCulture)}: {what}. Correct the market folder.");

    public void Dispose() => stream.Dispose();

    private bool NextLine()
    {
        var length = buffer.AsSpan(next..filled).IndexOf((byte)'\n');
        while (length < 0 && !ended)
        {
            Fill();
            length = buffer.AsSpan(next..filled).IndexOf((byte)'\n');
        }

        Line++;
        lineStart = next;
        lineEnd = length < 0 ? filled : next + length;
        next = Math.Min(filled, lineEnd + 1);
        if (lineEnd > lineStart && buffer[lineEnd - 1] == '\r')
            lineEnd--;
        return length >= 0 || lineEnd > lineStart;
    }

    private void Fill()
    {
        var kept = filled - next;
        buffer.AsSpan(next, kept).CopyTo(buffer);
        (next, filled) = (0, kept);
        if (kept == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        ended = read == 0;
    }

    private void Split()
    {
        var at = lineStart;
        for (var column = 0; column < fields.Length; column++)
        {
            if (at > lineEnd)
                throw Fault($"{column} columns, not {fields.Length}");
            at = TakeField(column, at);
        }

        if (at <= lineEnd)
            throw Fault($"more than {fields.Length} columns");
    }

    // Returns where the next field begins; behind the line's end when this was the last.
    private int TakeField(int column, int at)
    {
        if (at < lineEnd && buffer[at] == '"')
            return TakeQuoted(column, at + 1);
        var length = buffer.AsSpan(at..lineEnd).IndexOf((byte)',');
        var end = length < 0 ? lineEnd : at + length;
        fields[column] = at..end;
        return end + 1;
    }

    private int TakeQuoted(int column, int at)
    {
        var end = at;
        while (end < lineEnd && (buffer[end] != '"' || end + 1 < lineEnd && buffer[end + 1] == '"'))
            end += buffer[end] == '"' ? 2 : 1;
        if (end >= lineEnd)
            throw Fault($"column {column + 1} has no closing quote");
        if (end + 1 < lineEnd && buffer[end + 1] != ',')
            throw Fault($"column {column + 1} goes on after its closing quote");
        fields[column] = at..end;
        return end + 2;
    }
}
