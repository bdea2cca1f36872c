using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>Reads the text of a plan and gathers all that is wrong with it.</summary>
internal sealed class FaultPlanReader(string text)
{
    private const string Example = "all=0.1,seed=7";

    private static readonly string[] Settings = ["all", "seed", "times", "delay", "only"];

    private readonly List<string> faults = [];
    private readonly Dictionary<FaultKind, double> rates = [];
    private double? all;
    private FaultPlan plan = new() { Rates = new Dictionary<FaultKind, double>() };

    public FaultPlan Read()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
            ReadPart(part, seen);
        if (faults.Count == 0 && all is null && rates.Count == 0)
            Refuse("no kind of fault is named", $"Write something like {Example}");
        return faults.Count == 0 ? plan with { Rates = Chosen() } : throw new ConfigurationException(faults);
    }

    private Dictionary<FaultKind, double> Chosen() => FaultNames.All
        .Select(kind => (Kind: kind, Rate: rates.TryGetValue(kind, out var own) ? own : all ?? 0))
        .Where(rate => rate.Rate > 0)
        .ToDictionary(rate => rate.Kind, rate => rate.Rate);

    private void ReadPart(string part, HashSet<string> seen)
    {
        var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (part[..at].Trim(), part[(at + 1)..].Trim()) : (part, "");
        if (name.Length == 0 || value.Length == 0)
            Refuse($"'{part}' is not of the form name=value", $"Write something like {Example}");
        else if (!seen.Add(name))
            Refuse($"'{name}' is given twice", "Leave one of them out");
        else if (FaultNames.Find(name) is { } kind)
            rates[kind] = Rate(name, value);
        else
            Set(name.ToLowerInvariant(), value);
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "all":
                all = Rate(name, value);
                break;
            case "seed":
                plan = plan with { Seed = Whole(name, value, int.MinValue, NumberStyles.AllowLeadingSign) };
                break;
            case "times":
                plan = plan with { Times = string.Equals(value, "always", StringComparison.OrdinalIgnoreCase) ? null : Whole(name, value, 1, NumberStyles.None) };
                break;
            case "delay":
                plan = plan with { Delay = Delay(value) };
                break;
            case "only":
                plan = plan with { Only = value };
                break;
            default:
                string[] known = [.. FaultNames.Texts, .. Settings];
                faults.Add($"--faults: no fault is called '{name}'.{NearestName.Hint(name, known)} There are {string.Join(", ", known)}.");
                break;
        }
    }

    private double Rate(string name, string value)
    {
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= 1)
            return rate;
        Refuse($"{name}: '{value}' is not a rate", "Use 0 to 1");
        return 0;
    }

    private int Whole(string name, string value, int least, NumberStyles style)
    {
        if (int.TryParse(value, style, CultureInfo.InvariantCulture, out var number) && number >= least)
            return number;
        Refuse($"{name}: '{value}' is not a whole number", name == "times" ? "Use 1 or more, or always" : "Use one such as 7");
        return 1;
    }

    private TimeSpan Delay(string value)
    {
        var (digits, unit) = value switch
        {
            [.. var number, 'm', 's'] => (number, 1),
            [.. var number, 's'] => (number, 1_000),
            [.. var number, 'm'] => (number, 60_000),
            _ => ("", 0),
        };
        if (double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count * unit is > 0 and <= 3_600_000)
            return TimeSpan.FromMilliseconds(count * unit);
        Refuse($"delay: '{value}' is not a time of up to an hour", "Write 40s, 500ms or 2m");
        return FaultPlan.DefaultDelay;
    }

    private void Refuse(string fault, string advice) => faults.Add($"--faults: {fault}. {advice}.");
}
