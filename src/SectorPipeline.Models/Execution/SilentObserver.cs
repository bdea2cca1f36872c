namespace SectorPipeline.Models;

internal sealed class SilentObserver : INodeObserver
{
    public void Planned(int total)
    {
    }

    public void NodeStarted(Node node)
    {
    }

    public void NodeFinished(NodeResult result)
    {
    }

    public void Message(string text)
    {
    }
}
