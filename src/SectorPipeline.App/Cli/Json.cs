using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SectorPipeline.Core;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary>Output for scripts: the same everywhere, in snake case.</summary>
internal static class Json
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new SessionText(), new WholeNumber(), new Finite<double>(), new Finite<float>(), new Hexadecimal() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static Option<bool> Option() => new("--json") { Description = "Print JSON for scripts" };

    public static void Write<T>(IAnsiConsole console, T value)
    {
        console.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(value, Options));
        console.Profile.Out.Writer.Flush();
    }

    private sealed class SessionText : JsonConverter<Session>
    {
        public override Session Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Session.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Session value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class WholeNumber : JsonConverter<BigInteger>
    {
        public override BigInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Results are only written.");

        public override void Write(Utf8JsonWriter writer, BigInteger value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString(CultureInfo.InvariantCulture));
    }

    // JSON has no word for what is not a number, nor for infinity.
    private sealed class Finite<T> : JsonConverter<T>
        where T : struct, IFloatingPoint<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Results are only written.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (T.IsFinite(value))
                writer.WriteRawValue(value.ToString(null, CultureInfo.InvariantCulture));
            else
                writer.WriteNullValue();
        }
    }

    private sealed class Hexadecimal : JsonConverter<byte[]>
    {
        public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Results are only written.");

        public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Convert.ToHexStringLower(value));
    }
}
