namespace SectorPipeline.Alerts;

/// <summary>What channels need of the process that they are in.</summary>
/// <param name="DataRoot">The folder that relative folders are under.</param>
/// <param name="Console">Takes a line for the terminal or the log.</param>
/// <param name="Time">The clock.</param>
public sealed record AlertSurroundings(string DataRoot, Action<string> Console, TimeProvider Time);
