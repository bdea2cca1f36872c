using System.Text;

namespace SectorPipeline.Alerts;

/// <summary>Shortens texts to columns, whose lengths are bytes on Redshift.</summary>
internal static class Fitting
{
    private const char Ellipsis = '…';
    private const int EllipsisBytes = 3;

    public static string Within(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
            return text;
        var kept = new StringBuilder();
        var left = bytes - EllipsisBytes;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((left -= rune.Utf8SequenceLength) < 0)
                break;
            kept.Append(rune.ToString());
        }

        return kept.Append(Ellipsis).ToString();
    }
}
