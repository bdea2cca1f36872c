using System.Text.RegularExpressions;
using SectorPipeline.Core;

namespace SectorPipeline.App.Tickers;

/// <summary>How symbols may be written: as exchanges write them, in capitals.</summary>
internal static partial class TickerSymbol
{
    /// <exception cref="ConfigurationException">It is no symbol.</exception>
    public static string Parse(string text) =>
        text.Trim().ToUpperInvariant() is var symbol && Form().IsMatch(symbol)
            ? symbol
            : throw new ConfigurationException($"symbol: '{text}' is none. Write one as AAPL, BRK.B or ^GSPC: up to 16 letters, digits, '.', '-', '=' and '^'.");

    [GeneratedRegex(@"\A\^?[A-Z0-9][A-Z0-9.=-]{0,14}\z")]
    private static partial Regex Form();
}
