using System.Collections.Concurrent;
using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests;

/// <summary>Keeps what the templates of a project say.</summary>
internal sealed class ProjectsObserver : INodeObserver
{
    private readonly ConcurrentQueue<string> messages = new();

    public IReadOnlyCollection<string> Messages => messages;

    public void Planned(int total)
    {
    }

    public void NodeStarted(Node node)
    {
    }

    public void NodeFinished(NodeResult result)
    {
    }

    public void Message(string text) => messages.Enqueue(text);
}
