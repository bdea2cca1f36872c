using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes what a unit test gives and expects.</summary>
internal static class UnitTestJson
{
    public static void Write(Utf8JsonWriter json, UnitTestEntry entry)
    {
        json.Objects("given", entry.Given, given =>
        {
            json.WriteString("input", given.Input.Text);
            WriteRows(json, given.Rows);
        });
        json.WriteStartObject("expect");
        WriteRows(json, entry.Expect);
        json.WriteEndObject();
        WriteOverrides(json, entry.Overrides);
    }

    /// <summary>All of it as one text, which changes when the test does.</summary>
    public static string Describe(UnitTestEntry entry) =>
        string.Join('\n', entry.Given.Select(given => $"{given.Input.Text}:{Describe(given.Rows)}").Append(Describe(entry.Expect)));

    private static string Describe(UnitTestRows rows) => JsonText.Write(new object?[] { rows.Format, rows.Rows?.ToValue(), rows.Fixture });

    private static void WriteRows(Utf8JsonWriter json, UnitTestRows rows)
    {
        json.Value("rows", rows.Rows?.ToValue());
        json.WriteString("format", rows.Format);
        json.Text("fixture", rows.Fixture);
    }

    private static void WriteOverrides(Utf8JsonWriter json, UnitTestOverrides overrides)
    {
        if (overrides.Macros.Count + overrides.Vars.Count + overrides.EnvironmentVariables.Count == 0)
        {
            json.WriteNull("overrides");
            return;
        }

        json.WriteStartObject("overrides");
        json.Value("macros", overrides.Macros);
        json.Value("vars", overrides.Vars);
        json.Value("env_vars", overrides.EnvironmentVariables);
        json.WriteEndObject();
    }
}
