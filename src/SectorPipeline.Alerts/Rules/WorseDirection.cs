namespace SectorPipeline.Alerts;

/// <summary>In which direction the value of an alert becomes worse.</summary>
public enum WorseDirection
{
    /// <summary>Away from 0.</summary>
    Farther,
    Higher,
    Lower,
}
