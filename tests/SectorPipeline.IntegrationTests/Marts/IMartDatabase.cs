namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>A warehouse on which the project's models are built from given raw rows.</summary>
internal interface IMartDatabase : IAsyncDisposable
{
    Task LoadAsync(RawLoad load);

    Task BuildAsync(bool fullRefresh = false);

    /// <summary>The rows of a mart in the order of its key, without what says when and by what they were made.</summary>
    Task<MartRows> ReadAsync(string mart, DateOnly? until = null);
}
