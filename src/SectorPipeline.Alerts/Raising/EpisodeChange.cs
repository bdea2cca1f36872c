namespace SectorPipeline.Alerts;

/// <summary>An episode as it was, null for a new one, and as it is now; and what there is to tell.</summary>
internal sealed record EpisodeChange(Alert? Before, Alert After, Notice? Notice = null)
{
    public bool IsNew => Before is null;
}
