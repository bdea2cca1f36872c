namespace SectorPipeline.Quality.Proof;

/// <summary>Conditions that join <c>planted</c> with <c>picks</c>.</summary>
internal static class PlantedPlace
{
    public const string Here = "picks.vendor = planted.vendor and picks.planted_id = planted.planted_id";

    public const string FromHereOn = "picks.vendor = planted.vendor and picks.entity = planted.{entity} and planted.{date} >= picks.day";

    public const string TheDay = "picks.vendor = planted.vendor and picks.day = planted.{date}";
}
