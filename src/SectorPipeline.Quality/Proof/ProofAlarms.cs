namespace SectorPipeline.Quality;

/// <summary>How often a check was right.</summary>
/// <param name="Check">The check, such as prices.ohlc_order.</param>
/// <param name="Alarms">Rows that it found where faults were planted.</param>
/// <param name="Right">Those in a place where a fault was planted, of whichever kind.</param>
/// <param name="Clean">Rows that it finds in the data as they are.</param>
public sealed record ProofAlarms(string Check, int Alarms, int Right, int Clean)
{
    /// <summary>The share of alarms that were right; not a number without alarms.</summary>
    public double Precision => Alarms == 0 ? double.NaN : (double)Right / Alarms;
}
