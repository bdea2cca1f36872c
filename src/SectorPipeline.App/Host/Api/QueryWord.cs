using SectorPipeline.Core;

namespace SectorPipeline.App.Host;

/// <summary>Reads words of enumerations that somebody gives: in a query, or on the command line.</summary>
internal static class QueryWord
{
    /// <summary>The value that the text names; null without a text.</summary>
    /// <exception cref="ConfigurationException">It names none; says which there are.</exception>
    public static T? Parse<T>(string name, string? text)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        var words = Enum.GetValues<T>();
        var known = Array.FindIndex(words, word => ApiJson.Word(word) == text);
        return known >= 0
            ? words[known]
            : throw new ConfigurationException($"{name}: '{text}' is none. Use one of {string.Join(", ", words.Select(ApiJson.Word))}.");
    }
}
