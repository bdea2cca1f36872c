using SectorPipeline.Alerts;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Reports;

/// <summary>Facts of a small day, for tests of what is said about them.</summary>
internal static class SampleFacts
{
    public static Session Session { get; } = Session.Parse("2020-03-23");

    public static MorningFacts Of(params double?[] sectorReturns) => new()
    {
        Session = Session,
        Market = "^GSPC",
        Sectors = [.. sectorReturns.Select((value, index) => Sector($"Sector {(char)('A' + index)}", value))],
    };

    public static SectorDay Sector(string name, double? return1D, double? excess = null) => new()
    {
        Sector = name,
        Returns = Returns(return1D),
        Excess = Returns(excess),
        Rank = 1,
        Members = 3,
        Advancers = return1D > 0 ? 2 : 0,
        Decliners = return1D < 0 ? 1 : 0,
    };

    public static HorizonReturns Returns(double? day, double? month = null, double? year = null) =>
        new([day, null, month, null, null, year, null]);

    public static SymbolDay Market(double? day, double? month = null, double? year = null) => new("^GSPC", null, Returns(day, month, year), null);

    public static SignalDay Signal(string entity, string? from, string? to, bool isSector = true) =>
        new() { Entity = entity, IsSector = isSector, Previous = from, Signal = to };
}
