namespace SectorPipeline.Sandbox;

/// <summary>Names for companies that do not exist; no two are the same.</summary>
internal static class CompanyNames
{
    private static readonly string[] Words =
    [
        "Alderbrook", "Amberline", "Arrowfell", "Ashgrove", "Bellmere", "Birchgate", "Blackwater Bay", "Brightmoor", "Calderon Point",
        "Cedarholm", "Clearhaven", "Copperfield Ridge", "Cresthollow", "Dunmarrow", "Eastvale", "Elmstead", "Fairweather", "Fernhill",
        "Foxbourne", "Glenharrow", "Goldenreach", "Granite Arch", "Greywick", "Harrowgate", "Hawksmoor", "Hazelford", "Highmark Cove",
        "Inverleigh", "Ironbridge", "Juniper Bay", "Kestrelton", "Kingsmead", "Lakemont", "Larkspur", "Lindenwold", "Longacre",
        "Maplecrest", "Marlowe", "Meridale", "Millbrae", "Mosswood", "Northgate", "Oakhurst", "Oriel", "Pinecliff", "Quarrystone",
        "Ravensworth", "Redfern", "Rockhaven", "Rosemont", "Sablewood", "Silverton Hill", "Stonebridge", "Summerfield", "Thornbury",
        "Valemont", "Westhollow", "Whitmore", "Willowmere", "Yarrowdale",
    ];

    private static readonly string[] Forms = ["Inc", "Corp", "Group Inc", "Co", "Holdings Inc"];

    public static string Of(GicsSector sector, int number)
    {
        var (round, place) = Math.DivRem(number - 1, Words.Length * sector.Trades.Length);
        var word = Words[place % Words.Length];
        var trade = sector.Trades[(place / Words.Length + place) % sector.Trades.Length];
        var again = round == 0 ? "" : $" {round + 1}";
        return $"{word} {trade}{again} {Forms[(number + sector.Trades[0].Length) % Forms.Length]}";
    }
}
