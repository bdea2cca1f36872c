using System.Text.Json;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>Steps of a reader that knows which shape comes next, and says so when another one comes.</summary>
internal static class JsonTokens
{
    /// <summary>Goes to the next property of the object that the reader is in; false at its end.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    public static bool BeginObject(ref Utf8JsonReader reader, string name) => Begin(ref reader, JsonTokenType.StartObject, name);

    public static bool BeginArray(ref Utf8JsonReader reader, string name) => Begin(ref reader, JsonTokenType.StartArray, name);

    public static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    public static double ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetDouble();
        reader.Skip();
        return double.NaN;
    }

    public static long ReadWhole(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return Whole(ref reader, name);
    }

    public static long Whole(ref Utf8JsonReader reader, string name)
    {
        var number = 0L;
        Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number), name, "a whole number");
        return number;
    }

    public static void Expect(bool met, string name, string expected)
    {
        if (!met)
            throw VendorException.Changed($"{name}: expected {expected}, got something else");
    }

    /// <summary>Enters the property's value; false where it is null.</summary>
    private static bool Begin(ref Utf8JsonReader reader, JsonTokenType type, string name)
    {
        reader.Read();
        Expect(reader.TokenType == type || reader.TokenType == JsonTokenType.Null, name, type == JsonTokenType.StartArray ? "an array" : "an object");
        return reader.TokenType == type;
    }
}
