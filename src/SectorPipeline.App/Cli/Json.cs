using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SectorPipeline.Core;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary>Output for scripts: the same everywhere, in snake case.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new SessionText() },
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
}
