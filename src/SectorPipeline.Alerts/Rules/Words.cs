using System.Text.Json;

namespace SectorPipeline.Alerts;

/// <summary>Values of enumerations as files, tables and messages write them: in small letters.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => Of((Enum)value);

    public static string Of(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Of);

    public static T? Parse<T>(string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == text)
                return value;
        }

        return null;
    }
}
