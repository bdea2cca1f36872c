using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SectorPipeline.App.Cli;

namespace SectorPipeline.App.Host;

/// <summary>Answers in the JSON that the command line prints too.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(Json.Options)
    {
        WriteIndented = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = true,
    };

    /// <summary>Bodies are read, and described, as answers are written.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = Options.PropertyNamingPolicy;
        options.UnmappedMemberHandling = Options.UnmappedMemberHandling;
        foreach (var converter in Options.Converters)
            options.Converters.Add(converter);
    }

    public static IResult Ok<T>(T value) => Results.Json(value, Options);

    /// <summary>What was asked for will be done: where to look for it.</summary>
    public static IResult Accepted<T>(HttpContext context, string location, string subject, T value)
    {
        context.Items[AuditTrail.Subject] = subject;
        context.Response.Headers.Location = location;
        return Results.Json(value, Options, statusCode: StatusCodes.Status202Accepted);
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value's word in JSON, such as <c>no_session</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
