using System.Globalization;

namespace SectorPipeline.Sandbox;

/// <summary>The numbers under which invented companies file: sector and number in one, so that a company keeps its own in every market.</summary>
internal static class CentralIndexKey
{
    private const int First = 1_900_000;
    private const int PerSector = 5_000;

    /// <summary>The number, or null for a symbol that no company was invented for.</summary>
    public static int? Of(string symbol)
    {
        for (var sector = 0; sector < GicsSector.All.Count; sector++)
        {
            var letters = GicsSector.All[sector].Letters;
            if (symbol.StartsWith(letters, StringComparison.Ordinal)
                && int.TryParse(symbol.AsSpan(letters.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number < PerSector)
            {
                return First + sector * PerSector + number;
            }
        }

        return null;
    }

    /// <summary>As addresses write it: ten digits.</summary>
    public static string Text(int key) => key.ToString("0000000000", CultureInfo.InvariantCulture);
}
