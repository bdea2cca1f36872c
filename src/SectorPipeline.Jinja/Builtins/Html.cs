using System.Net;
using System.Text;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Tags and entities of HTML.</summary>
internal static class Html
{
    public static string Unescape(string text) => WebUtility.HtmlDecode(text);

    /// <summary>The text without comments, tags and entities, its blanks collapsed.</summary>
    public static string StripTags(string text)
    {
        var bare = Without(Without(text, "<!--", "-->"), "<", ">");
        return Unescape(string.Join(' ', bare.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string Without(string text, string open, string close)
    {
        var result = new StringBuilder();
        var from = 0;
        while (true)
        {
            var start = text.IndexOf(open, from, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf(close, start + open.Length, StringComparison.Ordinal);
            if (end < 0)
                return result.Append(text, from, text.Length - from).ToString();
            result.Append(text, from, start - from);
            from = end + close.Length;
        }
    }
}
