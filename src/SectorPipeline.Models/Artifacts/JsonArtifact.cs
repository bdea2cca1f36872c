using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes JSON of the shapes that dbt's artifacts have.</summary>
internal static class JsonArtifact
{
    private const int FlushedAt = 1 << 16;

    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static double Seconds(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).TotalSeconds;

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Writes an object with a property per item.</summary>
    public static void Map<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Func<T, string> key, Action<T> write)
    {
        json.WriteStartObject(name);
        json.Properties(items, key, write);
        json.WriteEndObject();
    }

    /// <summary>Writes a property per item into the object that is open.</summary>
    public static void Properties<T>(this Utf8JsonWriter json, IEnumerable<T> items, Func<T, string> key, Action<T> write)
    {
        foreach (var item in items)
        {
            json.WriteStartObject(key(item));
            write(item);
            json.WriteEndObject();
            json.FlushWhenLarge();
        }
    }

    /// <summary>Writes an array with an object per item.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
            json.FlushWhenLarge();
        }

        json.WriteEndArray();
    }

    public static void EmptyObject(this Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteEndObject();
    }

    public static void EmptyArray(this Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }

    /// <summary>Writes a text, or null.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
            json.WriteNull(name);
        else
            json.WriteString(name, value);
    }

    public static void Value(this Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        Value(json, value);
    }

    // What is written goes to the file in pieces, so that the whole never is in memory.
    private static void FlushWhenLarge(this Utf8JsonWriter json)
    {
        if (json.BytesPending > FlushedAt)
            json.Flush();
    }

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (key, item) in map)
                    Value(json, key, item);
                json.WriteEndObject();
                break;
            case IEnumerable<object?> list:
                json.WriteStartArray();
                foreach (var item in list)
                    Value(json, item);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
