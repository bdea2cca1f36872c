namespace SectorPipeline.Quality;

/// <summary>A value that a kind of check can be given.</summary>
/// <param name="Name">As under <c>with</c>.</param>
/// <param name="Default">A number, a text, or a list of texts.</param>
/// <param name="About">What it does, for people.</param>
public sealed record CheckParameter(string Name, object Default, string About);
