namespace SectorPipeline.Quality;

/// <summary>How well a kind of planted fault was found.</summary>
/// <param name="Dataset">What it was planted into.</param>
/// <param name="Fault">The kind of fault.</param>
/// <param name="Checks">The checks that should find it.</param>
/// <param name="IsStatistical">Whether it can only be told by what is usual.</param>
/// <param name="Planted">How many were planted.</param>
/// <param name="Found">How many of these the checks found, in the right place.</param>
public sealed record ProofLine(string Dataset, string Fault, string Checks, bool IsStatistical, int Planted, int Found)
{
    /// <summary>The share of planted faults that were found; not a number where none was planted.</summary>
    public double Recall => Planted == 0 ? double.NaN : (double)Found / Planted;
}
