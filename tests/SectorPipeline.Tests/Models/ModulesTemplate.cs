using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>Renders templates that use <c>modules</c>, at ten past nine on the last of January 2024.</summary>
internal static class ModulesTemplate
{
    private static readonly ModuleValue Modules = ModulesValue.Create(new StoppedClock());

    public static string Render(string template)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["modules"] = Modules,
            ["dt"] = Modules.TryGetMember("datetime", out var module) ? module : null,
            ["re"] = Modules.TryGetMember("re", out module) ? module : null,
            ["pytz"] = Modules.TryGetMember("pytz", out module) ? module : null,
            ["it"] = Modules.TryGetMember("itertools", out module) ? module : null,
        };
        return new JinjaEnvironment(JinjaOptions.Dbt).Parse(template, "t").Render(values, CancellationToken.None);
    }

    public static string Fault(string template)
    {
        var failure = Assert.Throws<JinjaException>(() => Render(template));
        return $"{failure!.Kind}: {failure.What}";
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2024, 1, 31, 9, 10, 11, 120, TimeSpan.Zero);
    }
}
