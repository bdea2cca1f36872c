using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>Keeps what a run says.</summary>
internal sealed class MessageObserver : INodeObserver
{
    public List<string> Messages { get; } = [];

    public void Planned(int total)
    {
    }

    public void NodeStarted(Node node)
    {
    }

    public void NodeFinished(NodeResult result)
    {
    }

    public void Message(string text) => Messages.Add(text);
}
