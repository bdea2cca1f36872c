using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SectorPipeline.Sandbox;

/// <summary>An answer in the making: UTF-8 text in a pooled array that grows.</summary>
internal sealed class TextBuffer(int capacity = 4096) : IDisposable
{
    private const int LongestNumber = 40;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(capacity);
    private int length;

    /// <summary>JSON without white space, for answers that are small and seldom.</summary>
    public static TextBuffer Of(JsonNode json)
    {
        var text = Encoding.UTF8.GetBytes(json.ToJsonString(Compact));
        return new TextBuffer(text.Length).Add(text);
    }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    public TextBuffer Add(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Free(utf8.Length));
        length += utf8.Length;
        return this;
    }

    public TextBuffer Add(long number)
    {
        Formatted(Utf8Formatter.TryFormat(number, Free(LongestNumber), out var written), written);
        return this;
    }

    /// <summary>The fewest digits that read back as the same number, such as <c>42.17</c>.</summary>
    public TextBuffer Add(double number)
    {
        length += NumberText.Write(number, Free(LongestNumber));
        return this;
    }

    /// <summary>The same with zeros up to so many decimals, such as <c>42.1700</c>.</summary>
    public TextBuffer Add(double number, int decimals)
    {
        length += NumberText.Write(number, decimals, Free(LongestNumber));
        return this;
    }

    public TextBuffer Add(decimal number)
    {
        Formatted(Utf8Formatter.TryFormat(number, Free(LongestNumber), out var written), written);
        return this;
    }

    public TextBuffer Add(DateOnly date)
    {
        var to = Free(10);
        WriteDigits(date.Year, to[..4]);
        to[4] = to[7] = (byte)'-';
        WriteDigits(date.Month, to[5..7]);
        WriteDigits(date.Day, to[8..10]);
        length += 10;
        return this;
    }

    /// <summary>A JSON string with its quotes.</summary>
    public TextBuffer AddString(string text)
    {
        Add("\""u8);
        Add(JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        return Add("\""u8);
    }

    /// <summary>The same with <c>/</c> escaped, as PHP's encoder writes it.</summary>
    public TextBuffer AddSlashedString(string text)
    {
        using var plain = new TextBuffer(text.Length + 16).AddString(text);
        foreach (var letter in plain.Written.Span)
        {
            if (letter == '/')
                Add("\\"u8);
            Add([letter]);
        }

        return this;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        length = 0;
    }

    public override string ToString() => Encoding.UTF8.GetString(Written.Span);

    private Span<byte> Free(int needed)
    {
        if (bytes.Length - length < needed)
            Grow(needed);
        return bytes.AsSpan(length);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, length + needed));
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }

    private void Formatted(bool fits, int written)
    {
        Debug.Assert(fits, "a number is shorter than the space kept for it");
        length += written;
    }

    private static void WriteDigits(int number, Span<byte> to)
    {
        for (var i = to.Length - 1; i >= 0; i--)
        {
            to[i] = (byte)('0' + number % 10);
            number /= 10;
        }
    }
}
