using System.Text.Json;

namespace SectorPipeline.Ingestion.Http;

/// <summary>Reads fields that are texts, or other values of one piece that a vendor may write as texts.</summary>
internal static class JsonText
{
    /// <summary>The text, or the number or flag as it is written; null for null.</summary>
    /// <param name="name">The field, for the message.</param>
    /// <exception cref="VendorException">It is an object or an array.</exception>
    public static string? Of(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Object or JsonValueKind.Array => throw VendorException.Changed($"{name}: expected a text or a number, got {value.ValueKind}"),
        _ => value.GetRawText(),
    };
}
