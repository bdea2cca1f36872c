namespace SectorPipeline.Ingestion;

/// <summary>What is wrong with the value of a column, or null; <paramref name="lastDate"/> is the last day that was asked for.</summary>
internal delegate Refusal? ValueRule<in TValue>(string name, TValue value, DateOnly lastDate)
    where TValue : struct;
